/** Browsers ask by themselves before a page uses anything of the device. */
export const agreeButtonId = 'agree-privacy';

export function watchPrivacy(): void {
  // Nothing to listen to.
}

export const isPrivacyAsked = (): boolean => false;

export function answerPrivacy(_agreed: boolean): void {
  // Nobody asked.
}

export function openPrivacyContract(): void {
  // WeChat's page only.
}
