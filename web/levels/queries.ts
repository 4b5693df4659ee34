import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  CalendarCard,
  FileHolidaysView,
  LevelsView,
  LevelView,
  PresetView,
  SpanishHolidaysView,
  TargetCard,
} from '#protocol'
import { useBrand } from '#web/api'

export type Preset = 'default' | 'ley-10-2025'
export type NewCalendar = Omit<CalendarCard, 'id'>

const levelsKey = (workspaceId: string) => ['levels', workspaceId] as const

/** The calendars and the targets of the brand. */
export function useLevels() {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: levelsKey(workspace.id),
    queryFn: ({ signal }) => api.get<LevelsView>('/levels', {}, signal),
  })
}

/** What an account says of how fast it answers, and whether it keeps it. */
export function useLevel(profileId: string) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: [...levelsKey(workspace.id), 'of', profileId],
    queryFn: ({ signal }) => api.get<LevelView>(`/profiles/${profileId}/level`, {}, signal),
  })
}

/** What a preset would change. */
export function usePreset(name: Preset) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: [...levelsKey(workspace.id), 'preset', name],
    queryFn: ({ signal }) => api.get<PresetView>('/targets/preset', { name }, signal),
    refetchOnMount: 'always',
  })
}

/** What can be done; each shows everywhere what it has changed. */
export function useLevelDeeds() {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const key = levelsKey(workspace.id)
  const kept = {
    onSuccess: (found: LevelsView) => client.setQueryData(key, found),
    onSettled: () => void client.invalidateQueries({ queryKey: key }),
  }
  return {
    keepCalendar: useMutation({
      mutationFn: ({ id, ...asked }: NewCalendar & { id: string | undefined }) =>
        id === undefined ? api.post<LevelsView>('/calendars', asked) : api.put<LevelsView>(`/calendars/${id}`, asked),
      ...kept,
    }),
    removeCalendar: useMutation({
      mutationFn: (id: string) => api.remove<LevelsView>(`/calendars/${id}`),
      ...kept,
    }),
    keepTargets: useMutation({
      mutationFn: (targets: readonly TargetCard[]) => api.put<LevelsView>('/targets', { targets }),
      ...kept,
    }),
    putPreset: useMutation({
      mutationFn: (name: Preset) => api.post<LevelsView>('/targets/preset', { name }),
      ...kept,
    }),
  }
}

/** Holidays that are looked at before they are put in; nothing is kept. */
export function useHolidaySources() {
  const { api } = useBrand()
  return {
    spain: useMutation({
      mutationFn: (query: { region: string; year: string }) => api.get<SpanishHolidaysView>('/holidays/spain', query),
    }),
    file: useMutation({
      async mutationFn({ file, from }: { file: File; from: number }) {
        const text = await file.text()
        return api.post<FileHolidaysView>('/holidays/file', { text, from, to: from + 2 })
      },
    }),
  }
}
