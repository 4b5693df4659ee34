import assert from 'node:assert/strict'
import type { NewVendorSignIn, VendorSignIn, VendorSignInBegun } from '#protocol'
import { openGoogle } from './vendors/google-reviews.ts'
import type { Client } from './world-client.ts'
import type { TestWorld } from './world.ts'

/** The place of the console where a person was, and what stood in the form. */
export const back = '/b/urraca/channels/new/mastodon'
export const filled = { name: 'Faro', function: 'sales', language: 'en' } as const

/** Where they are sent. */
export async function begin(who: Client, asked: NewVendorSignIn): Promise<{ id: string; address: string }> {
  const { health, go } = await who.post<VendorSignInBegun>('/vendor-sign-ins', asked)
  assert.deepEqual(health, { state: 'good' })
  return go!
}

/** The vendor sends the browser of this person there. */
export async function comesBack(who: Client, address: string) {
  const { origin, pathname, search } = new URL(address)
  assert.equal(origin, who.address)
  const answer = await fetch(who.address + pathname + search, { headers: { cookie: who.cookie }, redirect: 'manual' })
  return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() }
}

export const card = (who: Client, id: string) => who.get<VendorSignIn>(`/vendor-sign-ins/${id}`)

const googlePasses = { clientId: '77.apps.example', clientSecret: 'GOCSPX-secret', refreshToken: 'none yet' }

/** A brand's own app at Google, which knows the way back here. */
export async function googleAt(world: TestWorld) {
  const vendor = await openGoogle({ ...googlePasses }, world.clock.now)
  vendor.redirects.push(`${world.owner.address}/api/v1/vendor-sign-ins/return/google-reviews`)
  const { refreshToken: _, ...app } = googlePasses
  return { vendor, settings: { ...app, address: vendor.server.address } }
}
