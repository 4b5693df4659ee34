import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import type { Installation, Me } from '#protocol'
import { apiOf, isFault, tellSignedIn } from '#web/api'

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
  tellSignedIn()
  client.setQueryData(meQuery.queryKey, me)
  client.setQueryData(installationQuery.queryKey, known => known && { ...known, setUp: true })
}

/**
 * Whether the person still belongs to the workspace, asked of the server; what it says of them is taken note of. Where
 * it does not know them any more, everybody is told (`onSignedOut`). True while it cannot be asked.
 */
export async function isStillHere(client: QueryClient, workspaceId: string): Promise<boolean> {
  try {
    const me = await api.get<Me>('/me')
    client.setQueryData(meQuery.queryKey, me)
    return me.workspaces.some(({ id }) => id === workspaceId)
  } catch (fault) {
    return !isFault(fault) || fault.status !== 401
  }
}

/** Everything of the person leaves the page with them. */
export async function signOut(client: QueryClient): Promise<void> {
  // First of all the page closes what is open: it is not to be told that it was signed out.
  client.setQueryData(meQuery.queryKey, null)
  await api.post('/sign-out').catch(() => undefined)
  location.assign('/')
  client.clear()
}
