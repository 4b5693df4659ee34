import assert from 'node:assert/strict'
import { test } from 'node:test'
import { copiedToWeekdays, isOvernight, readTime, spansOf, usualWeek, withoutSpan, withSpan, withTime } from './week.ts'

const span = (day: number, opens: string, closes: string) => ({ day, opens, closes })

test('a closed day opens at the usual times, an open one again an hour later', () => {
  assert.deepEqual(withSpan([], 6), [span(6, '09:00', '18:00')])
  assert.deepEqual(withSpan([span(1, '09:00', '14:00')], 1), [span(1, '09:00', '14:00'), span(1, '15:00', '18:00')])
  assert.deepEqual(withSpan([span(1, '09:00', '23:30')], 1).at(-1), span(1, '22:59', '23:59'))
})

test('a day is copied to all from Monday to Friday, and the weekend stays', () => {
  const before = [
    span(2, '10:00', '14:00'),
    span(2, '16:00', '20:00'),
    span(4, '08:00', '09:00'),
    span(6, '11:00', '13:00'),
  ]
  const after = copiedToWeekdays(before, 2)
  for (const day of [1, 2, 3, 4, 5])
    assert.deepEqual(
      spansOf(after, day).map(({ opens, closes }) => [opens, closes]),
      [
        ['10:00', '14:00'],
        ['16:00', '20:00'],
      ],
    )
  assert.deepEqual(spansOf(after, 6).length, 1)
  assert.deepEqual(copiedToWeekdays(before, 7), [span(6, '11:00', '13:00')], 'a closed day closes them')
})

test('a span is changed and taken away where it stands', () => {
  const week = usualWeek()
  const place = spansOf(week, 3)[0]!.place
  assert.equal(spansOf(withTime(week, place, { closes: '15:00' }), 3)[0]!.closes, '15:00')
  assert.deepEqual(spansOf(withoutSpan(week, place), 3), [])
})

test('what closes before it opened closes on the day after; midnight is the end of its own', () => {
  assert.equal(isOvernight(span(5, '20:00', '02:00')), true)
  assert.equal(isOvernight(span(5, '20:00', '00:00')), false)
  assert.equal(isOvernight(span(5, '09:00', '18:00')), false)
})

test('times are read as people write them', () => {
  const read = ['9', '930', '9.30', '9h30', '21:30', '2130', ' 9:05 ', '24:00', '0'].map(readTime)
  assert.deepEqual(read, ['09:00', '09:30', '09:30', '09:30', '21:30', '21:30', '09:05', '00:00', '00:00'])
  for (const none of ['', 'x', '25', '9:60', '24:01', '12345', '9:5']) assert.equal(readTime(none), undefined, none)
})
