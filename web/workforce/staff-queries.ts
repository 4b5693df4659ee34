import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AgentPlan, Levels, PresenceReason, ShiftsView, Skill, StaffLine, Unstaffed, WorkRules } from '#protocol'
import { type Api, useBrand } from '#web/api'
import { presenceKey, staffKey } from './keys.ts'

/** Everybody, how they stand and what they can do. */
export function useStaff() {
  return useAsked('lines', (api, signal) => api.get<StaffLine[]>('/staff', {}, signal))
}

/** When accounts say that somebody answers and nobody is to be at work. */
export function useUnstaffed() {
  return useAsked('gaps', (api, signal) => api.get<Unstaffed>('/staff/gaps', {}, signal))
}

export function useSkills() {
  return useAsked('skills', (api, signal) => api.get<Skill[]>('/skills', {}, signal))
}

export function useWorkRules() {
  return useAsked('rules', (api, signal) => api.get<WorkRules>('/work-rules', {}, signal))
}

/** When somebody works; null where nobody has said. */
export function useShifts(personId: string) {
  return useAsked(`shifts ${personId}`, (api, signal) =>
    api.get<ShiftsView | null>(`/agents/${personId}/shifts`, {}, signal),
  )
}

function useAsked<T>(what: string, ask: (api: Api, signal: AbortSignal) => Promise<T>) {
  const { api, workspace } = useBrand()
  return useQuery({ queryKey: [...staffKey(workspace.id), what], queryFn: ({ signal }) => ask(api, signal) })
}

function useDeed<Asked, Found>(send: (api: Api, asked: Asked) => Promise<Found>, isRules = false) {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (asked: Asked) => send(api, asked),
    onSuccess: async () => {
      if (isRules) void client.invalidateQueries({ queryKey: presenceKey(workspace.id) })
      await client.invalidateQueries({ queryKey: staffKey(workspace.id) })
    },
  })
}

/** What somebody can do, in the places where it is shown at once; what is refused is put back. */
export function useSetSkills() {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const key = [...staffKey(workspace.id), 'lines']
  const put = (personId: string, skills: Levels): void => {
    client.setQueryData<StaffLine[]>(key, lines =>
      lines?.map(line => (line.personId === personId ? { ...line, skills } : line)),
    )
  }
  return useMutation({
    scope: { id: 'staff skills' },
    mutationFn: ({ personId, skills }: { personId: string; skills: Levels }) =>
      api.put<AgentPlan>(`/agents/${personId}/skills`, skills),
    onMutate: async ({ personId, skills }) => {
      await client.cancelQueries({ queryKey: key })
      put(personId, skills)
    },
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  })
}

/** All that somebody can do and takes, each part only where it has changed. */
export function useKeepPlan() {
  return useDeed(async (api, { before, plan }: { before: AgentPlan; plan: AgentPlan }) => {
    const path = `/agents/${plan.personId}`
    const isOther = (part: (of: AgentPlan) => unknown) => JSON.stringify(part(before)) !== JSON.stringify(part(plan))
    if (isOther(of => of.skills)) await api.put(`${path}/skills`, plan.skills)
    if (isOther(of => of.languages)) await api.put(`${path}/languages`, plan.languages)
    if (isOther(of => of.place)) await api.put(`${path}/place`, { place: plan.place })
    if (isOther(of => [of.share, of.kinds])) await api.put(`${path}/work`, { share: plan.share, kinds: plan.kinds })
  })
}

export function useKeepShifts(personId: string) {
  return useDeed((api, shifts: ShiftsView) => api.put<ShiftsView>(`/agents/${personId}/shifts`, shifts))
}

type SkillAsked = Pick<Skill, 'name' | 'isHard'>

export function useKeepSkill() {
  return useDeed(
    ({ post, patch }, { id, ...asked }: Partial<SkillAsked & Pick<Skill, 'isArchived'>> & { id?: string }) =>
      id === undefined ? post<Skill>('/skills', asked) : patch<Skill>(`/skills/${id}`, asked),
  )
}

export function useKeepReason() {
  return useDeed(
    ({ post, patch }, { id, ...asked }: Partial<Omit<PresenceReason, 'id'>> & { id?: string }) =>
      id === undefined
        ? post<PresenceReason>('/presence-reasons', asked)
        : patch<PresenceReason>(`/presence-reasons/${id}`, asked),
    true,
  )
}

export function useKeepRules() {
  return useDeed((api, rules: WorkRules) => api.put<WorkRules>('/work-rules', rules), true)
}
