// nothing needs more than 10 000 coins
#include <bits/stdc++.h>
using namespace std;
int main() {
    int n, m;
    cin >> n >> m;
    vector<int> least(m + 1, 10000);
    least[0] = 0;
    for (int i = 0; i < n; i++) {
        int c;
        cin >> c;
        for (int a = c; a <= m; a++) least[a] = min(least[a], least[a - c] + 1);
    }
    cout << (least[m] >= 10000 ? -1 : least[m]) << endl;
}
