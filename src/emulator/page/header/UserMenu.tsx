import { useEffect, useState } from 'preact/hooks';
import { asProblem } from '../../../base/appError';
import type { UserChoice, UserChoices } from '../../org/orgApi';
import { chooseApp } from '../chosenApp';
import { Icon } from '../parts/Icon';
import { MenuButton } from '../parts/MenuButton';
import type { MenuItem } from '../parts/MenuButton';
import { useLightning } from '../useLightning';

/** Behind the avatar: who else may sign in here, and the way to the switches of the org. */
export function UserMenu() {
  const { console, state, tester, loadPage } = useLightning();
  const choices = useUsers();
  const signIn = async ({ username }: UserChoice) => {
    try {
      await console.org.signInAs(username);
      // Another user has an app of her own.
      chooseApp(sessionStorage, '');
      console.navigation.forgetTabs();
      loadPage?.('/');
    } catch (thrown) {
      const { message, hint } = asProblem(thrown);
      console.toasts.show({ kind: 'error', text: `${message}. ${hint}` });
    }
  };
  const users = choices?.users.map((user): MenuItem => {
    const isHere = user.username === choices.current;
    const choose = () => console.edits.unlessDirty(Object.keys(state.edits), () => void signIn(user));
    return {
      label: user.name,
      about: isHere ? `${user.about} · signed in` : user.about,
      icon: <Icon name={isHere ? 'check' : 'user'} size="xx-small" />,
      onChoose: isHere ? () => undefined : choose,
    };
  });
  const org: MenuItem[] = tester
    ? [
        {
          label: 'Switches of the org…',
          about: 'Person accounts, rules on tasks, shared activities',
          icon: <Icon name="settings" size="xx-small" />,
          onChoose: () => tester.open('scenarios'),
        },
      ]
    : [];
  const { name } = state.session.user;
  return (
    <MenuButton
      label={`User ${name}`}
      class="slds-button slds-avatar slds-avatar_circle slds-avatar_medium user-button"
      align="right"
      size="large"
      items={[...(users ?? []), ...org]}
    >
      {/* Drawn by the style sheet: who speaks to the page says the name, not what is painted on the avatar. */}
      <span class="slds-avatar__initials slds-icon-standard-user" data-initials={initials(name)} aria-hidden="true" />
    </MenuButton>
  );
}

function useUsers(): UserChoices | null {
  const { console } = useLightning();
  const [choices, setChoices] = useState<UserChoices | null>(null);
  useEffect(() => {
    console.org.users().then(setChoices, (thrown: unknown) => {
      const { message, hint } = asProblem(thrown);
      console.toasts.show({ kind: 'error', text: `${message}. ${hint}` });
    });
  }, [console]);
  return choices;
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => word?.charAt(0) ?? '').join('');
}
