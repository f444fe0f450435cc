package dev.viesti.http.web;

import dev.viesti.application.OfferedService;
import dev.viesti.application.port.Directory.MerchantShop;
import java.util.List;
import java.util.Optional;

/**
 * A contact or matching request to be filled in.
 *
 * @param path where it is sent, and where it stands on a page of its own
 * @param service which it is about; absent for a task to be matched, and where the service is no longer to be seen
 * @param categories that may be chosen
 * @param shops of the merchant
 * @param key under which the request acts once, however often it is sent
 */
record RequestForm(
        String path,
        Optional<OfferedService> service,
        List<String> categories,
        List<MerchantShop> shops,
        String key,
        Filled filled) {
    RequestForm {
        categories = List.copyOf(categories);
        shops = List.copyOf(shops);
    }
}
