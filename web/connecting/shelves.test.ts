import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ChannelCard } from '#protocol'
import { shelvesOf, textsOf } from './shelves.ts'

const card = (id: string, group: ChannelCard['group']) => ({ id, group }) as ChannelCard

test('channels stand on shelves by the kind of their place, and an empty shelf is not shown', () => {
  const cards = [card('mail', 'mail'), card('a', 'messaging'), card('reviews', 'reviews'), card('b', 'messaging')]
  assert.deepEqual(
    shelvesOf(cards).map(({ title, cards: on }) => [title, on.map(({ id }) => id)]),
    [
      ['shelf.messaging', ['a', 'b']],
      ['shelf.mail', ['mail']],
      ['shelf.reviews', ['reviews']],
    ],
  )
})

test('a channel is found by its name, by what else people call it and by what it says', () => {
  const words = { also: 'gmail,  buzón ,', about: 'Un buzón con sus alias' }
  assert.deepEqual(textsOf({ name: 'Correo', words }), ['Correo', 'gmail', 'buzón', 'Un buzón con sus alias'])
  assert.deepEqual(textsOf({ name: 'Correo', words: {} }), ['Correo', ''])
})
