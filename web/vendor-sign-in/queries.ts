import { useEffect, useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { NewVendorSignIn, ProfileCheck, VendorSignIn, VendorSignInBegun } from '#protocol'
import { useBrand } from '#web/api'
import { profilesKey } from '#web/profiles'

/** The sign-in with which somebody comes back, as the address of the page names it. */
export const arrivalIn = (search: string): string | undefined => new URLSearchParams(search).get('signIn') ?? undefined

/** How the sign-in went with which one came to this page; `undefined` data and not pending: with none. */
export function useArrival() {
  const { api } = useBrand()
  const [id] = useState(() => arrivalIn(location.search))
  const query = useQuery({
    queryKey: ['vendor-sign-in', id],
    queryFn: ({ signal }) => api.get<VendorSignIn>(`/vendor-sign-ins/${id}`, {}, signal),
    enabled: id !== undefined,
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
  })
  return { isPending: id !== undefined && query.isPending, arrival: query.data, fault: query.error }
}

/** Goes to the vendor in this same tab; whoever comes back by the browser's own way finds the form as it was. */
export function useGoing() {
  const { api } = useBrand()
  const [isAway, setAway] = useState(false)
  useEffect(() => {
    const shown = (event: PageTransitionEvent): void => {
      if (event.persisted) setAway(false)
    }
    addEventListener('pageshow', shown)
    return () => removeEventListener('pageshow', shown)
  }, [])
  const begin = useMutation({
    mutationFn: (asked: Omit<NewVendorSignIn, 'back'>) =>
      api.post<VendorSignInBegun>('/vendor-sign-ins', { ...asked, back: location.pathname }),
    onSuccess: ({ go }) => {
      if (!go) return
      setAway(true)
      history.replaceState(history.state, '', `${location.pathname}?signIn=${go.id}`)
      location.assign(go.address)
    },
  })
  return { begin, isGoing: begin.isPending || isAway }
}

/** Gives a connection what signing in again has brought. */
export function useRenewal() {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.post<ProfileCheck>(`/vendor-sign-ins/${id}/renew`),
    onSettled: () => client.invalidateQueries({ queryKey: profilesKey(workspace.id) }),
  })
}
