import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ChannelCard, VendorSignIn } from '#protocol'
import { formAfter, placeFor, stillHolds } from './place.ts'

const field = (key: string, kind: 'text' | 'secret' | 'choice' | 'url', options: string[] = []) => ({
  ...{ key, kind, options },
  ...{ required: false, generated: false },
})

const mail = {
  id: 'mail',
  fields: [
    field('mailbox', 'text'),
    field('provider', 'choice', ['google', 'other']),
    field('senderName', 'text'),
    field('clientSecret', 'secret'),
    field('refreshToken', 'secret'),
    field('tokenAddress', 'url'),
  ],
  signIn: {
    at: [{ vendor: 'Google', when: { provider: 'google' }, needs: ['mailbox', 'clientSecret'] }],
    gives: ['refreshToken'],
    isRegistered: false,
  },
} as unknown as ChannelCard

const arrival: VendorSignIn = {
  ...{ id: 's-1', channel: 'mail', profileId: null, state: 'signed-in', failure: null },
  settings: { mailbox: 'a@b.example', provider: 'google', clientSecret: '••••1234', refreshToken: '••••5678' },
  filled: { name: 'Ayuda', function: 'store' },
}

const fresh = {
  ...({ name: 'Urraca', function: 'service', language: 'es' } as const),
  ...{ settings: { provider: 'other' }, look: undefined },
}

test('where one signs in depends on what is chosen', () => {
  assert.equal(placeFor(mail, { provider: 'google' })?.vendor, 'Google')
  assert.equal(placeFor(mail, { provider: 'other' }), undefined)
  assert.equal(placeFor({ signIn: null }, {}), undefined)
})

test('the form comes back as it was left, without its secrets', () => {
  const form = formAfter(fresh, mail, arrival)
  assert.deepEqual([form.name, form.function, form.language], ['Ayuda', 'store', 'es'])
  assert.deepEqual(form.settings, { mailbox: 'a@b.example', provider: 'google' })
  assert.equal(formAfter(fresh, mail, undefined).name, 'Urraca')
})

test('what one signed in for holds until what decides it changes', () => {
  const place = mail.signIn!.at[0]!
  const settings = formAfter(fresh, mail, arrival).settings
  const holds = (change: Record<string, string>) => stillHolds(mail, arrival, place, { ...settings, ...change })
  assert.equal(holds({}), true)
  assert.equal(holds({ senderName: 'Nora' }), true)
  assert.equal(holds({ mailbox: 'other@b.example' }), false)
  assert.equal(holds({ clientSecret: 'another' }), false)
  assert.equal(holds({ tokenAddress: 'https://elsewhere.example' }), false)
})
