import type { Language, Pushed } from '#protocol'
import en from '#texts/en.json?worker'
import es from '#texts/es.json?worker'

/** What of a worker's scope is used here. */
type Client = {
  url: string
  visibilityState: string
  focus(): Promise<unknown>
  navigate(url: string): Promise<unknown>
}
type Extended = Event & { waitUntil(work: Promise<unknown>): void }
type PushEvent = Extended & { data: { json(): unknown } | null }
type PressEvent = Extended & { notification: Notification }
type FetchEvent = Event & { request: Request; respondWith(answer: Promise<Response>): void }
type Scope = {
  location: Location
  registration: ServiceWorkerRegistration
  clients: {
    matchAll(asked: object): Promise<Client[]>
    openWindow(url: string): Promise<unknown>
    claim(): Promise<void>
  }
  skipWaiting(): Promise<void>
  addEventListener<E extends Event>(kind: string, heard: (event: E) => void): void
}

const scope = globalThis as unknown as Scope
const catalogues: Record<Language, Record<string, string>> = { es, en }

const said = (language: Language, key: string): string => catalogues[language][key] ?? key

const titles: Record<Pushed['kind'], string> = {
  mentioned: 'pushed.mentioned',
  assigned: 'pushed.assigned',
  wrote: 'pushed.wrote',
  failed: 'pushed.failed',
  woken: 'pushed.woken',
  asked: 'pushed.asked',
  kept: 'pushed.kept',
  alerted: 'pushed.alerted',
  paused: 'pushed.paused',
  overdue: 'pushed.overdue',
  progress: 'pushed.progress',
  unserved: 'pushed.unserved',
  given: 'pushed.given',
  offered: 'pushed.offered',
}

scope.addEventListener<Extended>('install', event => event.waitUntil(scope.skipWaiting()))
scope.addEventListener<Extended>('activate', event => event.waitUntil(scope.clients.claim()))

scope.addEventListener<PushEvent>('push', event => {
  const pushed = event.data?.json() as Pushed | undefined
  if (pushed) event.waitUntil(show(pushed))
})

/** Of one kind in one conversation the latest takes the place of the one before; whoever looks at it needs none. */
async function show({ kind, workspace, conversation, language, name }: Pushed): Promise<void> {
  const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })
  // What is offered lies before them on every page.
  const isSeen = (url: string) => kind === 'offered' || (conversation !== null && url.includes(conversation))
  if (windows.some(({ url, visibilityState }) => visibilityState === 'visible' && isSeen(url))) return
  await scope.registration.showNotification(said(language, titles[kind]), {
    body: name ?? said(language, conversation === null ? 'pushed.body.plain' : 'pushed.body'),
    tag: `${conversation ?? workspace}/${kind}`,
    lang: language,
    icon: '/icon-192.png',
    badge: '/badge.png',
    data: placeOf({ kind, workspace, conversation }),
  })
}

/** Where a press leads: to the conversation, to the alerts, or home. */
function placeOf({ kind, workspace, conversation }: Pick<Pushed, 'kind' | 'workspace' | 'conversation'>): string {
  // It is not theirs yet, and lies before them on every page.
  if (kind === 'offered') return '/'
  if (conversation !== null) return `/to/${workspace}/${conversation}`
  return kind === 'alerted' ? `/to/${workspace}/alerts` : '/'
}

scope.addEventListener<PressEvent>('notificationclick', event => {
  event.notification.close()
  event.waitUntil(goTo(String(event.notification.data)))
})

async function goTo(address: string): Promise<void> {
  const [open] = await scope.clients.matchAll({ type: 'window' })
  if (!open) return void (await scope.clients.openWindow(address))
  await open.focus()
  await open.navigate(address)
}

// Nothing is kept: where the server cannot be reached, a page says so, in the place of the browser's own.
scope.addEventListener<FetchEvent>('fetch', event => {
  if (event.request.mode === 'navigate') event.respondWith(fetch(event.request).catch(away))
})

const style = `:root{color-scheme:light dark}body{display:grid;min-block-size:100dvh;margin:0;place-content:center;padding:2rem;
background:light-dark(#f6f3ef,#1c1613);color:light-dark(#2b211c,#efeae6);font:1rem/1.5 system-ui,sans-serif}h1{font:500 1.6rem Georgia,serif}
a{color:inherit;font-weight:600}`

async function away(): Promise<Response> {
  const language = navigator.language.startsWith('es') ? 'es' : 'en'
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style)))
  const [title, cause, again] = ['pushed.away', 'pushed.away.cause', 'pushed.away.again'].map(key =>
    said(language, key),
  )
  const page = `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="15"><title>Sobremesa</title><style>${style}</style><main><h1>${title}</h1><p>${cause}</p><p><a href="">${again}</a></p></main></html>`
  return new Response(page, {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${btoa(String.fromCharCode(...digest))}'`,
    },
  })
}
