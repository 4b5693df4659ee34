import { lazy, type ReactNode, Suspense } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { WifiOff } from 'lucide'
import { patiently } from '#web/bring'
import { Button } from '#web/ui'
import { ErrorState } from '#web/states'
import { useFaultWords } from '#web/api'
import { usePageTexts, useText } from '#web/texts'
import { useInstallation, useMe, welcome } from './session.ts'
import css from './shell.module.css'

const FirstRun = lazy(async () => ({ default: (await patiently(() => import('#web/installation'))).FirstRunPage }))
const SignIn = lazy(async () => ({ default: (await patiently(() => import('#web/installation'))).SignInPage }))

/** Lets in who may: the first run while nobody is there, sign-in for strangers, the console for the rest. */
export function Gate({ children }: { children: ReactNode }) {
  const installation = useInstallation()
  const me = useMe()
  const client = useQueryClient()
  const isJoining = useLocation({ select: place => place.pathname.startsWith('/join/') })
  if (isJoining) return children
  const fault = installation.error ?? me.error
  if (fault && !(installation.data && me.data)) {
    return (
      <Away
        fault={fault}
        onAgain={() => {
          void installation.refetch()
          void me.refetch()
        }}
      />
    )
  }
  if (!installation.data || me.data === undefined) return null
  if (!installation.data.setUp)
    return (
      <Outside>
        <FirstRun installation={installation.data} onDone={who => welcome(client, who)} />
      </Outside>
    )
  if (me.data === null)
    return (
      <Outside>
        <SignIn onDone={who => welcome(client, who)} />
      </Outside>
    )
  return children
}

function Outside({ children }: { children: ReactNode }) {
  return usePageTexts() && <Suspense>{children}</Suspense>
}

function Away({ fault, onAgain }: { fault: unknown; onAgain: () => void }) {
  const t = useText()
  const words = useFaultWords()
  return (
    <main className={css.middle}>
      <ErrorState
        as="h1"
        icon={WifiOff}
        title={t('away.title')}
        deed={<Button onClick={onAgain}>{t('common.again')}</Button>}
      >
        {words(fault)}
      </ErrorState>
    </main>
  )
}
