import { render } from 'preact';
import { CallersApp } from './CallersApp';
import { CallersClient } from './callersClient';
import styles from './callers.css' with { type: 'text' };

const sheet = document.createElement('style');
sheet.textContent = [styles].join();
document.head.append(sheet);
render(<CallersApp client={new CallersClient()} />, document.getElementById('callers') ?? document.body);
