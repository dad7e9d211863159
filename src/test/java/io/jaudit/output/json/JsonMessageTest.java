package io.jaudit.output.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.output.JsonOutput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonMessageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "msg='op=x acct=\"root\" res=success'|{\"op\":\"x\",\"acct\":\"root\",\"res\":\"success\"}",
        "msg='cmd=612062 addr=? terminal=(none) a=(null)'|{\"cmd\":\"a b\"}",
        "msg='id=4294967295 auid=-1 x=-1 ses=4294967295'|{\"x\":\"-1\"}",
        "msg='PAM: (to root) op=1 op=2'|{\"op\":\"1\",\"op_2\":\"2\",\"text\":\"PAM: (to root)\"}",
        "msg='text=1 word'|{\"text\":\"1\",\"text_2\":\"word\"}",
        "msg='acct=FF'|{\"acct\":\"\uFFFD\",\"acct_hex\":\"FF\"}",
        "msg=''|``",
        "pid=1|``",
        "msg=audit|``",
      })
  void isWhatAProgramSaid(String body, String json) {
    String line = "type=USER_CMD msg=audit(1700000000.100:1): pid=1 " + body;
    assertEquals(json, JsonOutput.event(line).path("msg").toString());
  }
}
