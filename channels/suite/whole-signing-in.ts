import { type SignIn, signInAddress } from '#channel'
import { openSignInPage, type SignInPage } from '../../test/vendors/sign-in-page.ts'
import type { StandIn } from './case.ts'

/** Where one signs in at the whole channel's vendor. */
export type WholeDoor = { page: SignInPage; redirects: string[]; isGone: boolean }

const lent = 'a secret that was lent'
const app = 'sobremesa'

export function newDoor(): WholeDoor {
  const redirects: string[] = []
  return {
    redirects,
    page: openSignInPage({ title: 'Whole', redirectsOf: () => redirects, scopes: ['all'] }),
    isGone: false,
  }
}

/** `doorOf` finds the vendor that the settings lead to. */
export const wholeSignIn = (doorOf: (settings: unknown) => WholeDoor): SignIn<unknown> => ({
  at: [{ vendor: 'Whole', needs: ['target'] }],
  gives: ['secret'],
  address: (_, asked) => signInAddress('https://whole.example/let-in', asked, { clientId: app, scope: 'all' }),
  async redeem({ settings }, { code, verifier, returnAddress }) {
    const { page, isGone } = doorOf(settings)
    if (isGone) return { state: 'failing', code: 'unreachable' }
    const form = { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: returnAddress }
    return page.take(form, app) ? { values: { secret: lent } } : { state: 'failing', code: 'refused' }
  },
})

export const vendorDoor = ({ page, redirects }: WholeDoor): NonNullable<StandIn['signIn']> => ({
  registers: address => void redirects.push(address),
  holds: values => values.secret === lent,
  // Nobody serves the page: its button is pressed where it is.
  async press(address, deed) {
    const { pathname: path, search, searchParams: query } = new URL(address)
    const body = { asked: search.slice(1), deed }
    const said = page.answer({ method: 'POST', path, query, headers: {}, body, raw: Buffer.alloc(0) })
    return said.headers?.location ?? ''
  },
})
