import { useEffect, useState } from 'react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { dressDocument } from '#web/ui'
import { isPassing } from '#web/api'
import { languageFor, TextsProvider } from '#web/texts'
import { choose, type Choices, useChoices } from './choices.ts'
import { makeRouter } from './router.tsx'
import { installationQuery, meQuery } from './session.ts'

/** The whole page: the cache of the server's data, the texts, the places. */
export function Console() {
  const [client] = useState(makeClient)
  const [router] = useState(() => makeRouter(client))
  const { theme, density, language } = useChoices()
  useEffect(() => dressDocument(theme, density), [theme, density])
  useEffect(() => nameManifest(language ?? languageFor(navigator.languages)), [language])
  return (
    <QueryClientProvider client={client}>
      <TextsProvider language={language ?? languageFor(navigator.languages)} onSpeak={rememberLanguage}>
        <RouterProvider router={router} />
      </TextsProvider>
    </QueryClientProvider>
  )
}

const rememberLanguage = (language: NonNullable<Choices['language']>): void => choose({ language })

/** What the console is called where it is installed, in the person's language. */
function nameManifest(language: string): () => void {
  const linked = { manifest: `/${language}.webmanifest`, 'apple-touch-icon': '/icon-apple.png' }
  const links = Object.entries(linked).map(([rel, href]) =>
    Object.assign(document.createElement('link'), { rel, href }),
  )
  document.head.append(...links)
  return () => links.forEach(link => link.remove())
}

/** The stream keeps most things fresh; what fails in passing is tried again, what was refused is not. */
function makeClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5000,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        retry: (failures, fault) => failures < 2 && isPassing(fault),
        retryDelay: attempt => 400 * 2 ** attempt,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  // Who is there is asked while the texts are still on their way.
  void client.prefetchQuery(installationQuery)
  void client.prefetchQuery(meQuery)
  return client
}
