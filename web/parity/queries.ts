import { useQuery } from '@tanstack/react-query'
import type { ParityReport } from '#protocol'
import { useBrand } from '#web/api'

export const PARITY_DAYS = ['7', '28', '90'] as const
export type ParityDays = (typeof PARITY_DAYS)[number]

export function useParity(days: ParityDays) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: ['parity', workspace.id, days],
    queryFn: ({ signal }) => api.get<ParityReport>('/parity', { days }, signal),
  })
}
