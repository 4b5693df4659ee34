import { cleanValue } from '#lib'
import type { App } from './world.ts'

/**
 * What is asked holds no sign that PostgreSQL and JSON cannot: taken out here, before it is checked, no room has to think
 * of it. Bodies that are files stay as they came.
 */
export function cleanAsked(app: App): void {
  app.addHook('preValidation', async request => {
    if (!request.routeOptions.url?.startsWith('/api/v1')) return
    request.query = cleanValue(request.query)
    if (isJson(request.body)) request.body = cleanValue(request.body)
  })
}

/** Bytes and streams are objects, too. */
const isJson = (body: unknown): boolean =>
  typeof body === 'string' || Array.isArray(body) || [Object.prototype, null].includes(Object.getPrototypeOf(body ?? 0))
