// tries everything
#include <bits/stdc++.h>
using namespace std;
int n, m, c[20], best = INT_MAX;
void pay(int i, int left, int used) {
    if (used >= best) return;
    if (left == 0) {
        best = used;
        return;
    }
    if (i == n) return;
    for (int k = 0; k * c[i] <= left; k++) pay(i + 1, left - k * c[i], used + k);
}
int main() {
    cin >> n >> m;
    for (int i = 0; i < n; i++) cin >> c[i];
    pay(0, m, 0);
    cout << (best == INT_MAX ? -1 : best) << endl;
}
