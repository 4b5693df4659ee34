import type { Answer, Seen } from './vendor-server.ts'
import type { Wrong } from './whatsapp-messages.ts'

/** What people see of a number when they press its name. */
export type BusinessProfile = {
  fields: Record<string, string | string[]>
  /** How often it has been changed through the API. */
  changes: number
}

export const newBusinessProfile = (): BusinessProfile => ({
  fields: { about: 'Abierto', description: '', email: 'hola@urraca.example', websites: [], vertical: 'RETAIL' },
  changes: 0,
})

const longest: Record<string, number> = { about: 139, address: 256, description: 512, email: 128, vertical: 40 }

export function answerProfile({ method, query, body }: Seen, profile: BusinessProfile): Answer | Wrong {
  if (method === 'GET') return told(query, profile)
  const { messaging_product: product, ...given } = (body ?? {}) as Record<string, unknown>
  if (method !== 'POST' || product !== 'whatsapp') return { code: 100, details: 'messaging_product must be whatsapp' }
  for (const [name, value] of Object.entries(given)) {
    const most = longest[name]
    if (most === undefined) return { code: 100, details: `Unexpected key "${name}"` }
    if (typeof value !== 'string' || value.length > most || (name === 'about' && value === ''))
      return { code: 100, details: `Param ${name} must be at most ${most} characters long` }
  }
  Object.assign(profile.fields, given)
  profile.changes++
  return { status: 200, body: { success: true } }
}

/** Without `fields` it tells nothing but what it is; what is empty is left out. */
function told(query: URLSearchParams, { fields }: BusinessProfile): Answer {
  const asked = (query.get('fields') ?? '').split(',')
  const shown = Object.entries(fields).filter(([name, value]) => asked.includes(name) && value.length > 0)
  return { status: 200, body: { data: [{ ...Object.fromEntries(shown), messaging_product: 'whatsapp' }] } }
}
