import { lazy, Suspense, useEffect, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { patiently } from '#web/bring'
import { Dialog } from '#web/overlay'
import { onSignedOut, useBrand } from '#web/api'
import { forgetDrafts } from '#web/outbox'
import { useText } from '#web/texts'
import { signOut, welcome } from './session.ts'
import { useStream } from './stream.tsx'

const SignInAgain = lazy(async () => ({ default: (await patiently(() => import('#web/installation'))).SignInAgain }))

/** The session is over: one signs in over the page, and everything that was written is still there. */
export function SignedOut() {
  const t = useText()
  const client = useQueryClient()
  const { me, workspace } = useBrand()
  const { wake } = useStream()
  const [isOut, setOut] = useState(false)
  useEffect(() => onSignedOut(() => setOut(true)), [])
  return (
    <Dialog
      title={t('signed-out.title')}
      isOpen={isOut}
      onClose={() => void signOut(client)}
      closeName={t('signed-out.leave')}
    >
      <Suspense>
        <SignInAgain
          email={me.person.email}
          onDone={who => {
            if (who.person.id !== me.person.id) return location.assign('/')
            welcome(client, who)
            setOut(false)
            wake()
            forgetDrafts(client, workspace.id)
            void client.invalidateQueries()
          }}
        />
      </Suspense>
    </Dialog>
  )
}
