import { z } from 'zod'
import type { ApiSettings, Noun } from '#api'
import { language } from '#api/schemas'
import type { Installation } from '#protocol'
import type { Comer } from '#sign-in'
import { comerOf } from './comer.ts'

export const installation = z.object({
  setUp: z.boolean(),
  publicAddress: z.string(),
  language,
  version: z.string(),
  folder: z.string().exactOptional(),
  asksForToken: z.boolean().exactOptional(),
}) satisfies z.ZodType<Installation>

const schema = { summary: 'What the first screen needs to know', response: { 200: installation } }

/** GET /api/v1/installation. Open to everyone; where the files are is told only at this machine, until somebody has set it up. */
export const show: Noun = (app, { accounts, settings }) => {
  app.get('/api/v1/installation', { schema, config: { asksFor: 'nobody' } }, async request => {
    const [setUp, brandLanguage] = await Promise.all([accounts.isSetUp(), accounts.language()])
    const asked = preferred(request.headers['accept-language'])
    return {
      setUp,
      publicAddress: accounts.publicAddress(),
      language: brandLanguage ?? asked,
      version: settings.version,
      ...(setUp ? {} : toComer(comerOf(request, settings), settings)),
    }
  })
}

const toComer = ({ isAtHome }: Comer, { folder }: ApiSettings) => (isAtHome ? { folder } : { asksForToken: true })

/** Spanish or English, whichever the browser names first; Spanish when it names neither. */
function preferred(header: string | undefined): 'es' | 'en' {
  const first = (header ?? '').split(',').find(each => /^ *(es|en)\b/i.test(each))
  return first?.trim().toLowerCase().startsWith('en') ? 'en' : 'es'
}
