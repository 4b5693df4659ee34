import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Out, Sent } from '#channel'
import { newId } from '#lib'
import type { Message, NewAct, Page, ProfileKept, Row } from '#protocol'
import { plainChannel } from '../../test/plain-channel.ts'
import { until } from '../../test/waits.ts'
import { createWorld } from '../../test/world.ts'

const day = 86_400_000

/** A platform on which everything can be done, and what it was asked to do. */
async function openSquare() {
  const outs: Out[] = []
  const answers: Sent[] = []
  const usual = plainChannel()
  const square = plainChannel({
    can: {
      ...usual.can,
      deeds: ['message', 'reply', 'react', 'edit', 'unsend', 'hide', 'like', 'read'],
      editWithinMs: day,
    },
    send: async out => {
      outs.push(out)
      return answers.shift() ?? { kind: 'sent', externalId: `sent-${out.id}` }
    },
  })
  const world = await createWorld({ channels: [square] })
  const { connectionId } = await world.owner.post<ProfileKept>('/profiles', {
    ...{ channel: 'plain', name: 'Plaza', function: 'service', language: 'es', settings: {} },
  })
  const says = async (externalId: string, visibility = 'public') => {
    const common = { profileKey: 'main', lane: 'marta', from: { id: 'marta', name: 'Marta' }, at: world.clock.now() }
    const event = { kind: 'message', key: externalId, externalId, text: '¿Precio?', visibility, ...common }
    await fetch(`${world.address}/hooks/${connectionId}`, { method: 'POST', body: JSON.stringify([event]) })
  }
  const read = async (): Promise<Message[]> => {
    const { rows } = await world.owner.get<Page<Row>>('/conversations?view=all')
    return rows[0] ? (await world.owner.get<Page<Message>>(`/conversations/${rows[0].id}/messages`)).rows : []
  }
  return {
    ...{ world, outs, answers, says },
    acts: (message: Message, what: Partial<NewAct>) =>
      world.owner.post<Message>(`/messages/${message.id}/acts`, { id: newId(), ...what }),
    /** The messages, once they are so. */
    becomes: (isSo: (messages: Message[]) => boolean): Promise<Message[]> => until(read, isSo),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  }
}

/** A question in public, and our answer to it. */
async function answered(square: Awaited<ReturnType<typeof openSquare>>): Promise<[Message, Message]> {
  await square.says('c-1')
  const [question] = await square.becomes(messages => messages.length === 1)
  const reply = { id: newId(), text: 'Nueve euros', files: [], visibility: 'public' }
  await square.world.owner.post(`/conversations/${question!.conversationId}/messages`, reply)
  square.world.clock.advance(20_000)
  const [, answer] = await square.becomes(messages => messages[1]?.state === 'sent')
  return [question!, answer!]
}

test('what is done to a message is done on its platform first, and then here', async () => {
  await using square = await openSquare()
  const [question, answer] = await answered(square)
  const liked = await square.acts(question, { deed: 'like', on: true })
  assert.deepEqual(
    liked.acts.map(({ deed, state }) => [deed, state]),
    [['like', 'queued']],
  )
  await square.acts(question, { deed: 'hide', on: true })
  await square.acts(question, { deed: 'react', emoji: '🧡' })
  await square.acts(answer, { deed: 'edit', text: 'Diez euros' })
  const [seen, edited] = await square.becomes(
    ([first, second]) => first?.reactions.length === 1 && second?.text === 'Diez euros',
  )
  assert.deepEqual(
    [seen!.isLiked, seen!.isHidden, seen!.reactions, seen!.acts, edited!.versions],
    [true, true, [{ emoji: '🧡', by: seen!.reactions[0]!.by, mine: true }], [], 1],
  )
  assert.deepEqual(
    square.outs
      .slice(1)
      .map(({ deed, targetId, on, emoji, text, to }) => [deed, targetId, on ?? emoji ?? text, to.lane]),
    [
      ['like', 'c-1', true, 'marta'],
      ['hide', 'c-1', true, 'marta'],
      ['react', 'c-1', '🧡', 'marta'],
      ['edit', `sent-${answer.id}`, 'Diez euros', 'marta'],
    ],
  )
  await square.acts(question, { deed: 'react', emoji: null })
  await square.acts(answer, { deed: 'unsend' })
  const [bare, gone] = await square.becomes(
    ([first, second]) => first?.reactions.length === 0 && second?.deletedAt !== null,
  )
  assert.deepEqual([bare!.acts, gone!.text], [[], null])
})

test('what the platform refuses is shown with its reason, and changes nothing', async () => {
  await using square = await openSquare()
  const [question] = await answered(square)
  square.answers.push({ kind: 'rejected', code: 'blocked', text: 'No more' })
  await square.acts(question, { deed: 'hide', on: true })
  const [seen] = await square.becomes(([first]) => first?.acts[0]?.state === 'failed')
  assert.deepEqual([seen!.isHidden, seen!.acts[0]!.failure], [false, { code: 'blocked', text: 'No more' }])
})

test('what is tried again says why meanwhile; what was refused is over once it is tried anew', async () => {
  await using square = await openSquare()
  const [question] = await answered(square)
  square.answers.push({ kind: 'retry', after: 1000, code: 'failing' })
  await square.acts(question, { deed: 'like', on: true })
  const [waiting] = await square.becomes(([first]) => first?.acts[0]?.failure != null)
  assert.deepEqual(
    waiting!.acts.map(({ deed, on, state, failure }) => [deed, on, state, failure!.code]),
    [['like', true, 'queued', 'failing']],
  )
  square.world.clock.advance(60_000)
  await square.becomes(([first]) => first?.isLiked === true)
  square.answers.push({ kind: 'rejected', code: 'blocked', text: 'No more' })
  await square.acts(question, { deed: 'hide', on: true })
  await square.becomes(([first]) => first?.acts[0]?.state === 'failed')
  await square.acts(question, { deed: 'hide', on: true })
  const [hidden] = await square.becomes(([first]) => first?.isHidden === true)
  assert.deepEqual(hidden!.acts, [])
})

test('a lost answer is followed by the same again', async () => {
  await using square = await openSquare()
  const [question] = await answered(square)
  square.answers.push({ kind: 'unsure' })
  await square.acts(question, { deed: 'like', on: true })
  await until(
    () => square.outs.length,
    count => count >= 2,
  )
  for (let waited = 0; waited < 40 && square.outs.length < 3; waited++) {
    square.world.clock.advance(10_000)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  const [seen] = await square.becomes(([first]) => first?.isLiked === true)
  assert.deepEqual(seen!.acts, [])
  assert.equal(new Set(square.outs.slice(1).map(out => out.id)).size, 1)
})

test('what cannot be done there is refused before anything is kept', async () => {
  await using square = await openSquare()
  const [question, answer] = await answered(square)
  await assert.rejects(square.acts(question, { deed: 'edit', text: 'x' }), /message.not-ours/)
  await assert.rejects(square.acts(answer, { deed: 'hide', on: true }), /act.not-here/)
  await assert.rejects(square.acts(answer, { deed: 'edit', text: ' ' }), /reply.empty/)
  square.world.clock.advance(day)
  await assert.rejects(square.acts(answer, { deed: 'unsend' }), /act.too-late/)
  assert.equal((await square.becomes(() => true))[1]!.acts.length, 0)
})

test('the platform hears once that a private message was read', async () => {
  await using square = await openSquare()
  await square.says('d-1', 'private')
  const [message] = await square.becomes(messages => messages.length === 1)
  for (let i = 0; i < 2; i++) await square.world.owner.post(`/conversations/${message!.conversationId}/read`)
  await until(
    () => square.outs.length,
    count => count >= 1,
  )
  assert.deepEqual(
    square.outs.map(({ deed, targetId }) => [deed, targetId]),
    [['read', 'd-1']],
  )
})
