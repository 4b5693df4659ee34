import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import type { Installation, Me } from '#protocol'
import { apiOf, isFault } from '#web/api'

const api = apiOf()

export const installationQuery = queryOptions({
  queryKey: ['installation'],
  queryFn: ({ signal }) => api.get<Installation>('/installation', {}, signal),
  staleTime: Infinity,
})

/** Who is signed in; null when nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await api.get<Me>('/me', {}, signal)
    } catch (fault) {
      if (isFault(fault) && fault.status === 401) return null
      throw fault
    }
  },
  staleTime: Infinity,
})

export const useInstallation = () => useQuery(installationQuery)
export const useMe = () => useQuery(meQuery)

/** Somebody came in, or their brands changed. */
export function welcome(client: QueryClient, me: Me): void {
  client.setQueryData(meQuery.queryKey, me)
  client.setQueryData(installationQuery.queryKey, known => known && { ...known, setUp: true })
}

/** Everything of the person leaves the page with them. */
export async function signOut(client: QueryClient): Promise<void> {
  await api.post('/sign-out').catch(() => undefined)
  location.assign('/')
  client.clear()
}
