import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { OfferShown } from '#protocol'
import { useBrand } from '#web/api'
import { offersKey } from './keys.ts'

/** What lies before oneself; the live stream tells when it is another. */
export function useOffers() {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: offersKey(workspace.id),
    queryFn: ({ signal }) => api.get<OfferShown[]>('/offers', {}, signal),
    staleTime: Infinity,
  })
}

export type Answer = { number: number } & ({ deed: 'accept' } | { deed: 'decline'; reason: string | null })

/** Yes or no. It is off the table at once; where it was too late, the list tells what is there. */
export function useAnswerOffer() {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const key = offersKey(workspace.id)
  return useMutation({
    mutationFn: (answer: Answer): Promise<unknown> => {
      const { number, deed } = answer
      return api.post(`/offers/${number}/${deed}`, deed === 'decline' ? { reason: answer.reason } : {})
    },
    onMutate: async ({ number }) => {
      await client.cancelQueries({ queryKey: key })
      client.setQueryData<OfferShown[]>(key, all => all?.filter(one => one.number !== number))
    },
    onError: () => client.invalidateQueries({ queryKey: key }),
  })
}
