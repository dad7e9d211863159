package io.jaudit.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a script is shortened to; {@code PageIT} runs the result. */
class ScriptTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          let count = 1; // one            | let a=1;
          function sum(x, y) {return x + y;} sum(1, 2) | function a(b,c){return b+c}a(1,2)
          const f = value => value.value;  | let b=a=>a.value;
          const f = (one, two) => one(two); | let c=(a,b)=>a(b);
          const {row, to} = x;             | let{row:a,to:b}=x;
          x = {row: row, row, to: 1};      | x={row:row,row,to:1};
          const row = {row: 1, to: row.row}; | let a={row:1,to:a.row};
          for (const [key, value] of list) {key(value);} | for(let[a,b]of list){a(b)}
          const t = `a  ${t + 1} b ${`x ${t}`}`; | let a=`a  ${a+1} b ${`x ${a}`}`;
          const s = "no  // comment"; | let a="no  // comment";
          const s = "a ' b";               | let a="a ' b";
          const p = /[/'"]\\/ x/g.test(s) / 2 / p; | let a=/[/'"]\\/ x/g.test(s)/2/a;
          let i = 0; i++; i = i + 1;       | let a=0;a++;a=a+1;
          const a = 1, b = 2; b(a);        | let a=1,b=2;b(a);
          f(...list);                      | f(...list);
          document.title = c ? {a: 1} : d; | document.title=c?{a:1}:d;
          try {x();} catch (refused) {y(refused);} | try{x()}catch(a){y(a)}
          """)
  void aScriptIsShortened(String source, String expected) {
    assertEquals(expected, ScriptText.shortened(source));
  }
}
