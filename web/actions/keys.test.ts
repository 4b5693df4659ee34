import assert from 'node:assert/strict'
import { test } from 'node:test'
import { announced, follow, isPress, isSingle, type Pressed, pressesOf, printed } from './keys.ts'

const pressed = (key: string, over: Partial<Pressed> = {}): Pressed => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...over,
})

const is = (keys: string, event: Pressed, mac = false) => isPress(pressesOf(keys)[0]!, event, mac)

test('a letter is a letter, whatever its case, with nothing held down', () => {
  assert.equal(is('J', pressed('j')), true)
  assert.equal(is('J', pressed('j', { ctrlKey: true })), false)
  assert.equal(is('J', pressed('J', { shiftKey: true })), false)
})

test('signs are where the keyboard has them', () => {
  assert.equal(is('?', pressed('?', { shiftKey: true })), true)
  assert.equal(is('/', pressed('/')), true)
  assert.equal(is('/', pressed('/', { shiftKey: true })), true)
})

test('mod is ⌘ on a Mac and Ctrl elsewhere', () => {
  assert.equal(is('mod+Enter', pressed('Enter', { ctrlKey: true })), true)
  assert.equal(is('mod+Enter', pressed('Enter', { metaKey: true }), true), true)
  assert.equal(is('mod+Enter', pressed('Enter', { metaKey: true })), false)
  assert.equal(is('mod+Enter', pressed('Enter', { ctrlKey: true, shiftKey: true })), false)
})

test('a layout of another script still has its keys', () => {
  assert.equal(is('J', pressed('о', { code: 'KeyJ' })), true)
})

test('G and then a letter goes somewhere; another letter begins anew', () => {
  const all = ['G M', 'G S', 'R']
  const first = follow(all, [], pressed('g'), false)
  assert.equal(first.done, undefined)
  assert.equal(follow(all, first.begun, pressed('s'), false).done, 'G S')
  assert.equal(follow(all, first.begun, pressed('r'), false).done, 'R')
  assert.deepEqual(follow(all, first.begun, pressed('x'), false), { begun: [] })
})

test('keys are printed as they look', () => {
  assert.equal(printed('mod+shift+Enter', true), '⌘⇧↵')
  assert.equal(printed('mod+Enter', false), 'Ctrl ↵')
  assert.equal(printed('G M', false), 'G M')
  assert.equal(announced('mod+shift+Enter', false), 'Control+Shift+Enter')
})

test('only letters and signs alone are single', () => {
  assert.equal(isSingle('G M'), true)
  assert.equal(isSingle('?'), true)
  assert.equal(isSingle('mod+K'), false)
  assert.equal(isSingle('Escape'), false)
})
