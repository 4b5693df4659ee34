import { useQuery } from '@tanstack/react-query'
import type { HeldTask, RoutingBoard, WaitingTask } from '#protocol'
import { type Query, useBrand } from '#web/api'

export const boardKey = (workspaceId: string) => ['wallboard', workspaceId] as const

/** It sums up what every message changes: it is asked for again and again while it is looked at, and not told. */
const everyMs = 2000

function useStanding<T>(name: string, path: string, query: Query = {}, isAsked = true) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: [...boardKey(workspace.id), name],
    queryFn: ({ signal }) => api.get<T>(path, query, signal),
    refetchInterval: everyMs,
    enabled: isAsked,
  })
}

export const useBoard = () => useStanding<RoutingBoard>('board', '/routing/board')

/** `queue`: the id of a team, or `common`. */
export const useWaiting = (queue: string, isAsked: boolean) =>
  useStanding<WaitingTask[]>(`waiting ${queue}`, '/routing/waiting', { team: queue }, isAsked)

export const useHeld = (agent: string, isAsked: boolean) =>
  useStanding<HeldTask[]>(`held ${agent}`, '/routing/held', { agent }, isAsked)
