import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PushState } from '#protocol'
import { useBrand } from '#web/api'

/** Whether this browser can be reached when no page of ours is open. */
export type Reach = 'unable' | 'refused' | 'off' | 'on'

const reachKey = ['push'] as const

/** The browser lets itself be reached, and the server knows it. */
async function reachOf({ isOn }: PushState): Promise<Reach> {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return 'unable'
  if (Notification.permission === 'denied') return 'refused'
  const registration = await navigator.serviceWorker.getRegistration()
  const subscription = await registration?.pushManager.getSubscription()
  return isOn && subscription && Notification.permission === 'granted' ? 'on' : 'off'
}

/** Asks the person only when they have pressed. */
export function usePush() {
  const { api } = useBrand()
  const client = useQueryClient()
  const query = useQuery({
    queryKey: reachKey,
    queryFn: async ({ signal }) => {
      const state = await api.get<PushState>('/push', {}, signal)
      return { key: state.key, reach: await reachOf(state) }
    },
  })
  const onSettled = () => client.invalidateQueries({ queryKey: reachKey })
  const turnOn = useMutation({
    mutationFn: async (key: string) => {
      if ((await Notification.requestPermission()) !== 'granted') return
      const registration = await navigator.serviceWorker.register('/service-worker.js')
      await navigator.serviceWorker.ready
      const old = await registration.pushManager.getSubscription()
      await old?.unsubscribe()
      const options = { userVisibleOnly: true, applicationServerKey: key }
      const { endpoint, keys } = (await registration.pushManager.subscribe(options)).toJSON()
      await api.put('/push', { endpoint, keys })
    },
    onSettled,
  })
  const turnOff = useMutation({
    mutationFn: async () => {
      const registration = await navigator.serviceWorker.getRegistration()
      await (await registration?.pushManager.getSubscription())?.unsubscribe()
      await api.remove('/push')
    },
    onSettled,
  })
  return { query, turnOn, turnOff }
}
