import type { MediaRef } from '#channel'
import type { Ctx } from './settings.ts'

/** Addresses of the platform's store are signed and run out: one that has is gone. */
export async function media({ url }: MediaRef, { fetch, signal, settings }: Ctx): Promise<Response> {
  if (url === undefined) return new Response(null, { status: 404 })
  const { pathname, search } = new URL(url)
  const address = settings.address ? new URL(pathname + search, settings.address) : url
  const response = await fetch(address, { signal })
  if (response.status !== 403) return response
  await response.body?.cancel()
  return new Response(null, { status: 410 })
}
