/** A text as a YAML value: in double quotes unless it is a plain word that cannot be anything but text. */
export function scalarText(text: string): string {
  const plain = /^[A-Za-z][\w./-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return plain ? text : JSON.stringify(text);
}
