// The installation and its brands: the first run, coming in by sign-in or invitation, what a brand says of itself.
// All of it is brought when it is needed; the desk does without.
export { BrandPage } from './brand-page.tsx'
export { FirstChannel } from './first-channel.tsx'
export { FirstRunPage } from './first-run.tsx'
export { Joining } from './joining.tsx'
export { NewBrandPage } from './new-brand-page.tsx'
export { SignInForm, SignInPage } from './sign-in.tsx'
export { Left } from './left.tsx'
export { SignInAgain } from './sign-in-again.tsx'
export { Lost } from './lost.tsx'
