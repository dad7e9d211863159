// Uses a page as a person does, with keys and a pointer, and reads what the document has then.
function usePage() {
  const failed = [];
  const check = (isTrue, what) => isTrue || failed.push(what);
  const press = (node, key) => node.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
  const chart = document.querySelector('svg.chart');
  const status = () => document.querySelector('[role=status]').textContent;
  if (chart) {
    const box = chart.getBoundingClientRect();
    const point = (type, part) => chart.dispatchEvent(new PointerEvent(type, {clientX: box.left + box.width * part, clientY: box.top + 9, pointerId: 1, button: 0, bubbles: true}));
    chart.setPointerCapture = () => {};
    const all = status();
    point('pointerdown', 0.4);
    point('pointermove', 0.6);
    point('pointerup', 0.6);
    check(status() !== all && document.querySelector('.brush.on'), 'dragging selects a range');
    press(document.querySelectorAll('[role=slider]')[0], 'Escape');
    check(status() === all && !document.querySelector('.brush.on'), 'Escape shows all');
    press(document.querySelectorAll('[role=slider]')[0], 'ArrowRight');
    check(status() !== all, 'an arrow key moves the start');
    press(document.querySelectorAll('[role=slider]')[0], 'Home');
    check(status() === all, 'Home moves it back');
  }
  const tree = document.getElementById('row0') && document.querySelector('[role=tree]');
  if (tree) {
    const active = () => document.getElementById(tree.getAttribute('aria-activedescendant'));
    press(tree, 'Home');
    check(active() && active().getAttribute('aria-level') === '1', 'Home goes to the first row');
    if (active().getAttribute('aria-expanded') === 'false') {
      press(tree, 'ArrowRight');
    }
    check(active().getAttribute('aria-expanded') === 'true', 'a row is open');
    press(tree, 'ArrowRight');
    check(active().getAttribute('aria-level') === '2', 'Right goes to the first row below');
    press(tree, 'ArrowLeft');
    press(tree, 'ArrowLeft');
    press(tree, 'ArrowLeft');
    check(active().getAttribute('aria-level') === '1' && active().getAttribute('aria-expanded') === 'false', 'Left closes a row');
    press(tree, 'ArrowRight');
    press(tree, 'End');
    const last = active().id;
    press(tree, 'ArrowDown');
    check(active().id === last, 'End is the last row');
    press(tree, 'Home');
    const details = document.querySelector('aside');
    const command = () => details.querySelector('.command code');
    press(tree, 'Enter');
    check(!details.hidden, 'Enter shows the details');
    for (let i = 0; i < 9 && !command(); i++) {
      press(tree, 'ArrowDown');
    }
    check(command() && command().textContent.startsWith('jaudit search '), 'the details follow the active row, and have its search');
    press(tree, 'Escape');
    check(details.hidden, 'Escape hides them');
    const chip = document.querySelector('.chip');
    chip.click();
    check(chip.getAttribute('aria-pressed') === 'true', 'a chip can be pressed');
    check([...tree.querySelectorAll('[role=treeitem]')].every(row => row.getAttribute('aria-expanded') !== 'false'), 'what is searched for is not folded');
    chip.click();
    const session = document.querySelector('button.session');
    session.click();
    check(document.querySelectorAll('button.session[aria-pressed=true]').length === 1, 'a session can be selected');
    check(tree.querySelectorAll('[role=treeitem][aria-level="1"]').length === 1, 'only its rows are shown');
    document.querySelector('button.session[aria-pressed=true]').click();
  }
  for (const head of document.querySelectorAll('th[aria-sort]')) {
    head.querySelector('button').click();
    const first = head.getAttribute('aria-sort');
    head.querySelector('button').click();
    check(first !== 'none' && first !== head.getAttribute('aria-sort'), head.textContent + ' sorts in both directions');
  }
  return failed.join('; ') || 'none';
}
