'use strict';
const box = document.getElementById('filter');
const shown = document.getElementById('shown');
const devices = Array.from(document.querySelectorAll('#list > details'));
const texts = new WeakMap();

function textOf(device) {
  if (!texts.has(device)) {
    texts.set(device, device.textContent.toLowerCase());
  }
  return texts.get(device);
}

function matches(device, word) {
  const field = /^(state|type|platform):(.*)$/.exec(word);
  return field ? device.dataset[field[1]].toLowerCase() === field[2] : textOf(device).includes(word);
}

function filter() {
  const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
  let number = 0;
  for (const device of devices) {
    device.hidden = !words.every(word => matches(device, word));
    number += device.hidden ? 0 : 1;
  }
  shown.textContent = words.length ? number + ' of ' + devices.length : '';
}

function choose(words) {
  box.value = words;
  filter();
}

function fold(open) {
  for (const device of devices) {
    device.open = open && !device.hidden;
  }
}

/* #filter=WORDS filters; any other fragment is a place, which is unfolded and shown. */
function follow() {
  const fragment = location.hash.slice(1);
  if (fragment.startsWith('filter=')) {
    choose(new URLSearchParams(fragment).get('filter'));
    document.getElementById('devices').scrollIntoView();
    return;
  }
  const place = document.getElementById(fragment);
  const folded = place && place.closest('details');
  if (folded) {
    if (folded.hidden) {
      choose('');
    }
    folded.open = true;
    folded.scrollIntoView();
  }
}

const before = new Set();
window.addEventListener('beforeprint', () => {
  for (const each of document.querySelectorAll('details:not([open])')) {
    before.add(each);
    each.open = true;
  }
});
window.addEventListener('afterprint', () => {
  before.forEach(each => { each.open = false; });
  before.clear();
});

box.addEventListener('input', filter);
document.getElementById('tools').addEventListener('submit', event => event.preventDefault());
document.getElementById('unfold').addEventListener('click', () => fold(true));
document.getElementById('fold').addEventListener('click', () => fold(false));
for (const link of document.querySelectorAll('a[data-filter]')) {
  link.addEventListener('click', () => choose(link.dataset.filter));
}
window.addEventListener('hashchange', follow);
document.getElementById('tools').hidden = false;
filter();
follow();
