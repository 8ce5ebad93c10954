// counts in 32 bits
#include <bits/stdc++.h>
using namespace std;
int n, answer;
vector<int> a, b;
void sort_(int l, int r) {
    if (r - l < 2) return;
    int m = (l + r) / 2;
    sort_(l, m);
    sort_(m, r);
    for (int i = l, j = m, k = l; k < r; k++) {
        if (j == r || (i < m && a[i] <= a[j])) b[k] = a[i++];
        else b[k] = a[j++], answer += m - i;
    }
    copy(b.begin() + l, b.begin() + r, a.begin() + l);
}
int main() {
    cin >> n;
    a.resize(n);
    b.resize(n);
    for (auto &x : a) cin >> x;
    sort_(0, n);
    cout << answer << endl;
}
