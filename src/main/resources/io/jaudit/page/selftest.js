// What the page checks of itself if it is opened at #selftest.
function selfTest() {
  const failed = [];
  let checks = 0;
  const check = (isTrue, what) => {
    checks++;
    if (!isTrue) {
      failed.push(what);
    }
  };
  check(document.querySelectorAll('.cards li').length === 6, 'six numbers');
  check(performance.getEntriesByType('resource').length === 0, 'no requests');
  check(!HIDDEN.test(main.textContent), 'nothing is invisible');
  if (parts.timeline) {
    const {line, totals} = parts.timeline;
    check(totals.reduce((a, b) => a + b, 0) === data.read.matching, 'the timeline has all events');
    const texts = [...document.querySelectorAll('svg.chart text')].map(each => each.getBoundingClientRect());
    const meet = (a, b) => a !== b && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    check(!texts.some(a => texts.some(b => meet(a, b))), 'texts of the timeline do not overlap');
    setRange(line.start, line.start + line.length);
    check(main.querySelector('[role=status]').textContent.includes(plural(totals[0], 'event')), 'a range has its events');
    setRange(null, null);
  }
  ownTests(check);
  return failed.length > 0 ? 'failed: ' + failed.join('; ') : 'passed ' + checks;
}
