import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { Context, SettingValues, SignIn, SignInCode } from '#channel'
import type { ChannelCase, StandIn } from './case.ts'
import { suiteContext } from './context.ts'
import { settingsOf } from './fixtures.ts'

const state = 'a-state.of_the-suite'
const verifier = 'a-verifier-of-the-suite-that-is-long-enough-for-its-rfc'
const challenge = createHash('sha256').update(verifier).digest('base64url')
const returnAddress = 'https://brand.example/back'

type Scene = AsyncDisposable & {
  signIn: SignIn<unknown>
  signingIn: NonNullable<StandIn['signIn']>
  vendor: StandIn
  ctx: Context<unknown>
  /** Where a person is sent now, and what has been prepared for it. */
  begin(): Promise<{ address: string; prepared: Pick<SignInCode, 'prepared'> }>
  /** Somebody goes there and agrees. */
  agreed(): Promise<SignInCode>
}

async function stageSignIn({ channel, standIn, values }: ChannelCase, signIn: SignIn<unknown>): Promise<Scene> {
  const vendor = await standIn!(values)
  const { signIn: signingIn } = vendor
  assert.ok(signingIn, 'one signs in at the vendor, but its stand-in has no page for it')
  const ctx = suiteContext(settingsOf(channel, { ...vendor.values, ...signingIn.values, ...none(signIn) }))
  signingIn.registers(returnAddress)
  const begin = async () => {
    const before = await signIn.prepare?.(ctx, returnAddress)
    assert.ok(!before || 'prepared' in before, JSON.stringify(before))
    const asked = { returnAddress, state, challenge, ...before }
    const address = signIn.address(ctx.settings, asked)
    assert.equal(signIn.address(ctx.settings, asked), address, 'the address is another one each time')
    return { address, prepared: before ?? {} }
  }
  return {
    ...{ signIn, signingIn, vendor, ctx, begin },
    async agreed() {
      const { address, prepared } = await begin()
      const back = new URL(await signingIn.press(address, 'allow'))
      assert.equal(back.origin + back.pathname, returnAddress)
      assert.equal(back.searchParams.get('state'), state, back.href)
      return { code: back.searchParams.get('code')!, verifier, returnAddress, ...prepared }
    },
    [Symbol.asyncDispose]: () => vendor[Symbol.asyncDispose](),
  }
}

/** Whoever signs in has not filled these in. */
const none = ({ gives }: SignIn<unknown>): SettingValues => Object.fromEntries(gives.map(key => [key, '']))

export async function signInGives(subject: ChannelCase): Promise<void> {
  const { signIn, settings } = subject.channel
  if (!signIn) return
  const fieldOf = (key: string) => settings.fields.find(field => field.key === key)
  for (const { needs, when = {} } of signIn.at) {
    const missing: string[] = [...needs, ...Object.keys(when), ...signIn.gives].filter(key => !fieldOf(key))
    assert.deepEqual(missing, [], 'no such settings')
    for (const [key, value] of Object.entries(when))
      assert.ok(fieldOf(key)?.options?.includes(value), `${key}: ${value}`)
    assert.ok(!needs.some(key => signIn.gives.includes(key)), 'what it gives cannot be needed before')
  }
  await using scene = await stageSignIn(subject, signIn)
  const { address } = await scene.begin()
  const { searchParams } = new URL(address)
  const asked = Object.fromEntries(
    ['response_type', 'redirect_uri', 'state', 'code_challenge', 'code_challenge_method'].map(name => [
      name,
      searchParams.get(name),
    ]),
  )
  assert.deepEqual(asked, {
    ...{ response_type: 'code', redirect_uri: returnAddress, state },
    ...{ code_challenge: challenge, code_challenge_method: 'S256' },
  })
  const given = { ...subject.values, ...scene.vendor.values, ...scene.signingIn.values }
  const secrets = settings.fields
    .filter(({ kind, key }) => kind === 'secret' && given[key])
    .map(({ key }) => given[key]!)
  const said = decodeURIComponent(address.replaceAll('+', ' '))
  assert.ok(!secrets.some(secret => said.includes(secret)), 'a secret is in the address')
  const got = await signIn.redeem(scene.ctx, await scene.agreed())
  assert.ok('values' in got, JSON.stringify(got))
  assert.deepEqual(Object.keys(got.values).toSorted(), [...signIn.gives].toSorted())
  assert.ok(scene.signingIn.holds(got.values), 'the vendor does not know what came of it')
}

export async function signInIsRefused(subject: ChannelCase): Promise<void> {
  const { signIn, words } = subject.channel
  if (!signIn) return
  await using scene = await stageSignIn(subject, signIn)
  const codes: string[] = []
  const refused = async (came: SignInCode, what: string) => {
    const got = await signIn.redeem(scene.ctx, came)
    assert.ok('state' in got && got.state === 'failing', `${what}: it was taken`)
    assert.ok(!got.text?.includes(came.verifier), `${what}: the verifier is in its text`)
    codes.push(got.code)
  }
  await refused({ ...(await scene.agreed()), verifier: `${verifier}-of-another` }, 'another verifier')
  await refused({ ...(await scene.agreed()), returnAddress: `${returnAddress}/other` }, 'another return address')
  const used = await scene.agreed()
  await signIn.redeem(scene.ctx, used)
  await refused(used, 'a code that was used')
  const { address } = await scene.begin()
  const declined = new URL(await scene.signingIn.press(address, 'deny')).searchParams
  assert.deepEqual([declined.get('error'), declined.get('state')], ['access_denied', state])
  const came = await scene.agreed()
  await scene.vendor.close()
  await refused(came, 'nobody there')
  const wordless = codes.filter(code => Object.values(words).some(known => !known[`health.${code}`]))
  assert.deepEqual(wordless, [], 'codes without words')
}
