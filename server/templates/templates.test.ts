import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Out, Template } from '#channel'
import { newId } from '#lib'
import type { Conversation, Message, Page, ProfileKept, Row, TemplateCard } from '#protocol'
import { plainChannel } from '../../test/plain-channel.ts'
import { until } from '../../test/waits.ts'
import { createWorld } from '../../test/world.ts'

const approved: Template = {
  ...{ id: 't-1', name: 'pedido_en_camino', language: 'es', category: 'utility', state: 'approved' },
  ...{ text: 'Hola {{1}}, tu pedido {{2}} va en camino.', footer: 'Urraca', gaps: 2 },
}
const refused: Template = { ...approved, id: 't-2', name: 'oferta', state: 'refused' }

/** A platform with a window of an hour, and two templates. */
async function openWindow() {
  const outs: Out[] = []
  const state = { templates: [approved, refused] as Template[], isAway: false }
  const usual = plainChannel()
  const platform = plainChannel({
    can: {
      ...usual.can,
      deeds: ['message', 'template'],
      visibility: ['private'],
      windowMs: 3_600_000,
      templates: true,
    },
    templates: async key => {
      if (state.isAway) throw new Error('Away')
      return key === 'main' ? state.templates : []
    },
    send: async out => {
      outs.push(out)
      return { kind: 'sent', externalId: `sent-${out.id}` }
    },
  })
  const world = await createWorld({ channels: [platform] })
  const profile = { channel: 'plain', name: 'Plain', function: 'service', language: 'es', settings: {} }
  const { id, connectionId } = await world.owner.post<ProfileKept>('/profiles', profile)
  const event = {
    ...{ kind: 'message', key: 'm-1', externalId: 'm-1', profileKey: 'main', lane: 'marta', from: { id: 'marta' } },
    ...{ text: '¿Y mi pedido?', visibility: 'private', at: world.clock.now() },
  }
  await fetch(`${world.address}/hooks/${connectionId}`, { method: 'POST', body: JSON.stringify([event]) })
  let rows: Row[] = []
  while (rows.length === 0) rows = (await world.owner.get<Page<Row>>('/conversations?view=all')).rows
  return {
    world,
    outs,
    state,
    profileId: id,
    conversationId: rows[0]!.id,
    [Symbol.asyncDispose]: world[Symbol.asyncDispose],
  }
}

const withTemplate = (values: string[], id = 't-1') => ({
  ...{ id: newId(), text: '', files: [], visibility: 'private' },
  template: { id, language: 'es', values },
})

test('when the window is closed, what the platform has approved still goes out', async () => {
  await using open = await openWindow()
  const { world, outs, profileId, conversationId } = open
  const list = await world.owner.post<TemplateCard[]>(`/profiles/${profileId}/templates/refresh`)
  assert.deepEqual(
    list.map(({ name, state, gaps }) => [name, state, gaps]),
    [
      ['oferta', 'refused', 2],
      ['pedido_en_camino', 'approved', 2],
    ],
  )
  world.clock.advance(7_200_000)
  const { composer } = await world.owner.get<Conversation>(`/conversations/${conversationId}`)
  assert.deepEqual([composer.templates, composer.blocked], [true, 'reply.window-closed'])
  const path = `/conversations/${conversationId}/messages`
  await assert.rejects(
    world.owner.post(path, { ...withTemplate([]), template: undefined, text: 'Hola' }),
    /window-closed/,
  )
  const sent = await world.owner.post<Message>(path, withTemplate(['Marta', '77']))
  assert.equal(sent.text, 'Hola Marta, tu pedido 77 va en camino.')
  assert.deepEqual(sent.parts, [
    { kind: 'template', id: 't-1', name: 'pedido_en_camino', language: 'es', values: ['Marta', '77'] },
  ])
  world.clock.advance(20_000)
  await until(
    () => outs.length,
    count => count > 0,
  )
  const { deed, template, parts } = outs[0]!
  assert.deepEqual(
    [deed, template, parts],
    ['template', { id: 't-1', language: 'es', values: ['Marta', '77'] }, undefined],
  )
})

test('only what is approved and complete goes out', async () => {
  await using open = await openWindow()
  const { world, profileId, conversationId } = open
  const path = `/conversations/${conversationId}/messages`
  await assert.rejects(world.owner.post(path, withTemplate(['Marta', '77'])), /template.unknown/)
  await world.owner.post(`/profiles/${profileId}/templates/refresh`)
  await assert.rejects(world.owner.post(path, withTemplate(['Marta'])), /template.gaps/)
  await assert.rejects(world.owner.post(path, withTemplate(['Marta', '77'], 't-2')), /template.not-approved/)
})

test('the list is what the platform last told', async () => {
  await using open = await openWindow()
  const { world, state, profileId } = open
  const names = async () =>
    (await world.owner.get<TemplateCard[]>(`/profiles/${profileId}/templates`)).map(({ name }) => name)
  assert.deepEqual(await names(), [])
  await world.owner.post(`/profiles/${profileId}/templates/refresh`)
  state.isAway = true
  await assert.rejects(world.owner.post(`/profiles/${profileId}/templates/refresh`), /template.unavailable/)
  assert.deepEqual(await names(), ['oferta', 'pedido_en_camino'])
  Object.assign(state, { isAway: false, templates: [approved] })
  await world.owner.post(`/profiles/${profileId}/templates/refresh`)
  assert.deepEqual(await names(), ['pedido_en_camino'])
})
