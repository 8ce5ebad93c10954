// adds only those directly below
#include <bits/stdc++.h>
using namespace std;
int main() {
    int n;
    cin >> n;
    vector<long long> p(n + 1), s(n + 1), t;
    for (int i = 2; i <= n; i++) cin >> p[i];
    for (int i = 1; i <= n; i++) cin >> s[i];
    t = s;
    for (int i = 2; i <= n; i++) t[p[i]] += s[i];
    for (int i = 1; i <= n; i++) cout << t[i] << "\n";
}
