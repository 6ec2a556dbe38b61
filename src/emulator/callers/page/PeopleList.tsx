import { useState } from 'preact/hooks';
import { ButtonIcon } from '../../page/parts/Icon';
import { EmptyState } from '../../page/parts/EmptyState';
import type { Person } from '../people';
import type { CallerId } from './ringOptions';

interface PeopleListProps {
  readonly people: readonly Person[];
  readonly onRing: (caller: CallerId) => void;
}

/** Everybody in the org who has a number: one click, and they ring. */
export function PeopleList({ people, onRing }: PeopleListProps) {
  const [filter, setFilter] = useState('');
  const shown = people.filter((person) => fits(person, filter));
  return (
    <>
      <div class="slds-form-element slds-p-horizontal_medium slds-m-vertical_x-small">
        <label class="slds-assistive-text" for="people-filter">
          Filter by name, company or number
        </label>
        <input
          id="people-filter"
          class="slds-input"
          type="search"
          placeholder="Filter by name, company or number"
          value={filter}
          onInput={(event) => setFilter(event.currentTarget.value)}
        />
      </div>
      {shown.length > 0 ? (
        <ul class="ring-list" aria-label="People in the org" tabIndex={0}>
          {shown.map((person) => (
            <PersonRow key={person.id} person={person} onRing={onRing} />
          ))}
        </ul>
      ) : (
        <EmptyState icon="search" title={people.length ? 'Nobody fits' : 'Nobody in the org has a number'}>
          {people.length
            ? 'Try fewer letters, or only the last digits.'
            : 'Give a contact a phone number, then reload.'}
        </EmptyState>
      )}
    </>
  );
}

function PersonRow({ person, onRing }: { readonly person: Person; readonly onRing: (caller: CallerId) => void }) {
  return (
    <li class="ring-row">
      <div class="ring-who">
        <p class="slds-truncate ring-name">{person.name}</p>
        <p class="slds-truncate slds-text-color_weak">{person.detail}</p>
      </div>
      <div class="ring-buttons">
        {person.numbers.map(({ label, number, written }) => (
          <button
            key={label}
            type="button"
            class="slds-button slds-button_neutral ring-button"
            title={`Caller id ${number} · in the record: ${written}`}
            aria-label={`Ring as ${person.name}, ${label} ${number}`}
            onClick={() => onRing({ number, displayName: '' })}
          >
            <ButtonIcon name="call" />
            <span class="ring-label">{label}</span> {number}
          </button>
        ))}
      </div>
    </li>
  );
}

/** Letters are looked for anywhere; digits also across the spaces of a number. */
function fits(person: Person, filter: string): boolean {
  const wanted = filter.trim().toLowerCase();
  const texts = [person.name, person.detail, ...person.numbers.flatMap(({ number, written }) => [number, written])];
  if (texts.some((text) => text.toLowerCase().includes(wanted))) return true;
  const digits = wanted.replace(/\D/g, '');
  return digits.length > 2 && texts.some((text) => text.replace(/\D/g, '').includes(digits));
}
