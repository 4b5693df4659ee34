import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { SearchPage } from '#protocol'
import { useBrand } from '#web/api'
import { useLanguage } from '#web/texts'

const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()

/** Shorter than this everything would be found. */
export const shortest = 2

/** What is found, page after page; while more is written, what was found before stays. */
export function useSearch(q: string) {
  const { api, workspace } = useBrand()
  const { language } = useLanguage()
  return useInfiniteQuery({
    queryKey: ['search', workspace.id, language, q],
    queryFn: ({ pageParam: after, signal }) =>
      api.get<SearchPage>('/search', { q, language, timeZone, after, limit: 30 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    enabled: q.trim().length >= shortest,
  })
}
