import { z } from 'zod'
import type { Noun } from '#api'
import { language } from '#api/schemas'
import type { Installation } from '#protocol'

export const installation = z.object({
  setUp: z.boolean(),
  publicAddress: z.string(),
  language,
  version: z.string(),
  folder: z.string().exactOptional(),
}) satisfies z.ZodType<Installation>

const schema = { summary: 'What the first screen needs to know', response: { 200: installation } }

/** GET /api/v1/installation. Open to everyone; where the files are is told only until somebody has set it up. */
export const show: Noun = (app, { accounts, settings }) => {
  app.get('/api/v1/installation', { schema, config: { asksFor: 'nobody' } }, async request => {
    const [setUp, brandLanguage] = await Promise.all([accounts.isSetUp(), accounts.language()])
    const asked = preferred(request.headers['accept-language'])
    return {
      setUp,
      publicAddress: accounts.publicAddress(),
      language: brandLanguage ?? asked,
      version: settings.version,
      ...(setUp ? {} : { folder: settings.folder }),
    }
  })
}

/** Spanish or English, whichever the browser names first; Spanish when it names neither. */
function preferred(header: string | undefined): 'es' | 'en' {
  const first = (header ?? '').split(',').find(each => /^ *(es|en)\b/i.test(each))
  return first?.trim().toLowerCase().startsWith('en') ? 'en' : 'es'
}
