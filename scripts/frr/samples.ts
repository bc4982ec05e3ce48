import { parseDefinition } from '../../server/src/dialects/frr/definition.js';
import type { Definition, Piece } from '../../server/src/dialects/frr/pieces.js';

const TYPED = {
  ipv4: '192.0.2.1',
  'ipv4 prefix': '192.0.2.0/24',
  ipv6: '2001:db8::1',
  'ipv6 prefix': '2001:db8::/32',
  mac: '02:00:00:00:00:01',
  'mac with mask': '02:00:00:00:00:01/48',
  asn: '65000',
} as const;

/** Lines that a command's definition takes, one for each way through its choices of keywords, `most` at the most. */
export function samples(syntax: string, most: number): readonly string[] {
  const lines = ways(parseDefinition(syntax), most).map(words => words.join(' '));
  return [...new Set(lines)].slice(0, most);
}

function ways(definition: Definition, most: number): readonly (readonly string[])[] {
  return definition.reduce<readonly (readonly string[])[]>(
    (lines, piece) => lines.flatMap(line => ofPiece(piece, most).map(words => [...line, ...words])).slice(0, most * 4),
    [[]],
  );
}

function ofPiece(piece: Piece, most: number): readonly (readonly string[])[] {
  switch (piece.kind) {
    case 'keyword':
      return [[piece.text]];
    case 'typed':
      return [[TYPED[piece.type]]];
    case 'range':
      return [[String(piece.min)]];
    case 'variable':
      return [['x1']];
    case 'repeat':
      return [[]];
    case 'optional':
      return [[], ...piece.ways.flatMap(way => ways(way, most))];
    default:
      return piece.ways.flatMap(way => ways(way, most));
  }
}
