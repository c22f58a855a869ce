interface User {
  id: number;
  name: string;
}

interface Order {
  userId: number;
  total: number;
}

export function withNames(orders: Order[], users: User[]): { name: string; total: number }[] {
  return orders.map((order) => {
    const user = users.find((each) => each.id === order.userId);
    return { name: user ? user.name : "unknown", total: order.total };
  });
}
