interface User {
  id: number;
  name: string;
}

interface Order {
  userId: number;
  total: number;
}

export function withNames(orders: Order[], users: User[]): { name: string; total: number }[] {
  const names = new Map<number, string>();
  for (const user of users) if (!names.has(user.id)) names.set(user.id, user.name);
  return orders.map((order) => ({ name: names.get(order.userId) ?? "unknown", total: order.total }));
}
