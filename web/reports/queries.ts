import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ConversionPage, ConversionReport } from '#protocol'
import { useBrand } from '#web/api'
import { type ReportLook } from './look.ts'

const DAY = 86_400_000
const sinceOf = ({ days }: Pick<ReportLook, 'days'>): number => Date.now() - Number(days) * DAY

export function useConversion({ days, by }: ReportLook) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: ['conversion', workspace.id, days, by],
    queryFn: ({ signal }) => api.get<ConversionReport>('/readings/conversion', { from: sinceOf({ days }), by }, signal),
  })
}

/** The conversations behind a figure, page by page. */
export function useBehind({ days, by, figure, of }: ReportLook) {
  const { api, workspace } = useBrand()
  return useInfiniteQuery({
    queryKey: ['conversion', workspace.id, days, 'behind', by, figure, of],
    enabled: figure !== undefined,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.get<ConversionPage>(
        '/readings/conversion/conversations',
        { from: sinceOf({ days }), figure, [by]: of, after: pageParam },
        signal,
      ),
    getNextPageParam: page => page.next,
  })
}
