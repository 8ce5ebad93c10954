// a table of a million moments
#include <bits/stdc++.h>
using namespace std;
int change[1000001];
int main() {
    int n;
    cin >> n;
    while (n--) {
        int a, b;
        cin >> a >> b;
        change[a]++;
        change[b]--;
    }
    int open = 0, best = 0;
    for (int x : change) best = max(best, open += x);
    cout << best << endl;
}
