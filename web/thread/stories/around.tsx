import { type ReactNode, useState } from 'react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type HousePart, StageProvider } from '#web/actions'
import { BrandProvider } from '#web/api'
import { TextsProvider } from '#web/texts'
import type { StoryProps } from '#web/ui/stories'
import type { ChannelCard, Me } from '#protocol'

const me = {
  person: { id: 'lucia', name: 'Lucía Prado', email: 'lucia@urraca.example', language: 'es' },
  workspaces: [{ id: 'urraca', name: 'Urraca', role: 'agent' }],
} as unknown as Me

const channels = (['WhatsApp', 'Instagram', 'Telegram', 'X', 'Google'] as const).map(name => ({
  ...{ id: name === 'Google' ? 'google-reviews' : name.toLowerCase(), name, words: {}, can: { windowMs: 86_400_000 } },
})) as unknown as ChannelCard[]

/** Nothing is done in a story. */
const house = {} as Omit<HousePart, 'ask'>

/** What a conversation asks of the house around it: a brand, its channels, a language. Nothing asks the network. */
export function Around({ say, children }: StoryProps & { children: ReactNode }) {
  const language = say('es', 'en') as 'es' | 'en'
  const [client] = useState(() => {
    const made = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } })
    for (const each of ['es', 'en']) made.setQueryData(['channels', 'urraca', each], channels)
    made.setQueryData(['profiles', 'urraca'], [])
    made.setQueryData(['people', 'urraca'], [])
    return made
  })
  return (
    <QueryClientProvider client={client}>
      <TextsProvider language={language} onSpeak={() => undefined}>
        <BrandProvider me={me} workspaceId="urraca">
          <StageProvider house={house}>{children}</StageProvider>
        </BrandProvider>
      </TextsProvider>
    </QueryClientProvider>
  )
}
