import type { ComponentProps } from 'react'
import { usePageTexts, useText } from '#web/texts'
import { SignInForm } from './sign-in.tsx'

/** Coming in over the page, whose session is over. */
export function SignInAgain(props: ComponentProps<typeof SignInForm>) {
  const t = useText()
  return usePageTexts() ? (
    <>
      <p>{t('signed-out.cause')}</p>
      <SignInForm {...props} />
    </>
  ) : null
}
